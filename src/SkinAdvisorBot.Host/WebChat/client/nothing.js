// Stands in for modules that a browser of today does not need; see webchat-source.mjs.
