"""How well a whole question finds the one paragraph that answers it, beside the peers, in one run."""
