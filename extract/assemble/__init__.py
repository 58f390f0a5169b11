"""Make records of mentions: values, links, roles and ids."""
