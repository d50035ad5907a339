"""One person's hands on either browser: the few things that a walk over both of them does, and reading the screen."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.firefox import Firefox

WAIT_MS = 20_000


class InChromium:
    """Tabs of one browser. Every wait has an end."""

    def __init__(self, page: Page, site: str) -> None:
        self.context: BrowserContext = page.context
        self.page, self.site = page, site

    def goto(self, path: str) -> None:
        self.page.goto(path)

    def reload(self) -> None:
        self.page.reload()

    def eval(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def wait_for(self, expression: str) -> None:
        self.page.wait_for_function(f"() => ({expression})", timeout=WAIT_MS)

    def click(self, role: Any, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).click()

    def click_text(self, text: str) -> None:
        self.page.get_by_text(text, exact=True).click()

    def type(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label)
        field.press("Control+End")
        field.press_sequentially(text)

    def connected(self, there: bool) -> None:
        self.context.set_offline(not there)

    def open_tab(self) -> Any:
        return self.context.new_page()

    @property
    def tab(self) -> Any:
        return self.page

    @tab.setter
    def tab(self, page: Any) -> None:
        self.page = page
        page.bring_to_front()


class InFirefox:
    def __init__(self, browser: Firefox, site: str) -> None:
        self.browser, self.site = browser, site
        self.tabs = [browser.context]

    def goto(self, path: str) -> None:
        self.browser.goto(f"{self.site}{path}")

    def reload(self) -> None:
        self.browser.reload()

    def eval(self, expression: str) -> Any:
        return self.browser.eval(expression)

    def wait_for(self, expression: str) -> None:
        self.browser.wait_for(expression)

    def click(self, role: str, name: str) -> None:
        self.browser.click(role=role, name=name)

    def click_text(self, text: str) -> None:
        self.browser.click_text(text)

    def type(self, label: str, text: str) -> None:
        self.browser.type(name=label, text=text)

    def connected(self, there: bool) -> None:
        here = self.browser.context
        for tab in self.tabs:
            self.browser.context = tab
            self.browser.go_online() if there else self.browser.go_offline()
        self.browser.context = here

    def open_tab(self) -> Any:
        whose = next(one for one in self.browser.contexts() if one["context"] == self.browser.context)
        made = self.browser.bidi.call("browsingContext.create", type="tab", userContext=whose["userContext"])[
            "context"
        ]
        self.tabs.append(made)
        return made

    @property
    def tab(self) -> Any:
        return self.browser.context

    @tab.setter
    def tab(self, context: Any) -> None:
        self.browser.context = context
        self.browser.bidi.call("browsingContext.activate", context=context)


Hands = InChromium | InFirefox
