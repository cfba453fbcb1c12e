"""What pages draw: each module turns what is told into shapes with whole coordinates, which a template writes as SVG."""
