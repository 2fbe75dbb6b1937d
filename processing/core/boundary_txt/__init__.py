"""The boundary-point TXT (勘测定界界址点坐标交换格式): read as evidence, audited, written in a named dialect."""
