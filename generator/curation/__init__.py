"""What happens to a list between two publications: records put in form, suggested, compared."""
