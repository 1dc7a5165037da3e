"""Who may come in: seats in signed cookies, codes and keys, and how often one may try."""
