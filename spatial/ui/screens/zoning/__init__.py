"""The page of enrolment zones."""
