"""The forms of addresses and of language tags: patterns that Python and XPath read alike."""

BEYOND_ASCII = "\u00a1-\ud7ff\ue000-\ufffd"
WEB_ADDRESS = rf"https?://([A-Za-z0-9._{BEYOND_ASCII}-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?([/?#][!-~{BEYOND_ASCII}]*)?"
IN_AN_IRI = "([!$&-;=?-Z_a-z~]|%[0-9A-Fa-f]{2})*"
WEB_IRI = f"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/{IN_AN_IRI}(#{IN_AN_IRI})?)?"
LANGUAGE_TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
