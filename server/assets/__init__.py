"""What browsers fetch: scripts and styles, joined and compressed once, and served under their version."""

from server.assets.preparing import prepare_assets
from server.assets.serving import Assets

__all__ = ["Assets", "prepare_assets"]
