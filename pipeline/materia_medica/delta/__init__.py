"""What turned one release into the next: rows added, changed, moved and removed, table by table."""
