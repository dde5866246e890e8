"""The page's side: what a widget tells it, what it says, and how it reads HTML."""

import json
from html.parser import HTMLParser


class Page:
    """The front end of a widget: what it was told, and what it says."""

    def __init__(self, widget):
        self.widget, self.told = widget, []
        widget.comm.publish_msg = self._receive

    def _receive(self, _kind, data=None, **_more):
        if data and data.get("method") == "update":
            self.told.append(data["state"])

    def say(self, **state):
        """Set traits as a front end does, through JSON."""
        state = json.loads(json.dumps(state))
        data = {"method": "update", "state": state, "buffer_paths": []}
        self.widget._handle_msg({"content": {"data": data}, "buffers": []})

    def send(self, **content):
        data = {"method": "custom", "content": content}
        self.widget._handle_msg({"content": {"data": data}, "buffers": []})

    def press(self, key, *, shift=False):
        self.send(key=key, shift=shift)


class Html(HTMLParser):
    """What a browser reads: elements and text."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data):
        self.text += data
