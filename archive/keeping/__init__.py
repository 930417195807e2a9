"""What keeps the record: audits of the originals, backups, and restoring them. Imports the record and nothing above."""
