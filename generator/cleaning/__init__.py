"""What others wrote, as plain Unicode: ids and addresses, names, text without LaTeX and HTML."""
