"""One module a kind of page: from the explorer and an address to the HTML of a page."""
