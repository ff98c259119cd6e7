"""The tag's rules, pure: values in, values out, no page needed to test them."""
