"""What only a demonstration has: a clock that is moved by hand, a visit's sheet as it fills in, and people who are
invented. A desk that serves people loads none of it into a route, a setting or a job."""
