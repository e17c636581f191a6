"""What a person does to jobs and messages: decided on the ground, written down by audit, in one transaction."""
