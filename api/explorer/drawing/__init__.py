"""What pages draw: each module turns what is told into shapes with whole coordinates; a template writes them as SVG."""
