"""The database: tables, log, box, texts, agendas and the directory of sessions.
Knows nothing of phones or pages.
"""
