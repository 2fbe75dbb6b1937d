"""The desktop: the only place that knows iface, QgsProject.instance() and widgets."""
