"""Settings that people write: where pages come from, how much a release may differ, what is corrected."""
