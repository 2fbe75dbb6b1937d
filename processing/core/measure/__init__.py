"""Areas: Gauss planes, densification, the official ellipsoid series and its checks."""
