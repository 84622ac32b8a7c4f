"""What happens to a list between two publications: records in form, suggested, compared, refreshed."""
