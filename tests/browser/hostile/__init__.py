"""What a changed server could try, through the real client in Chromium and Firefox (ADR 0021).

Most attacks change rows, as somebody with the database could; the others change an answer on its way. Each test does
many at once, on things of their own, and looks at all of them afterwards.
"""
