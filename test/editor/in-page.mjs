/**
 * What runs inside the page: reads from VS Code's own elements what a person sees. Each function is sent to the page as
 * text, so it uses nothing outside itself.
 */

/** Resolves when what was asked before has been drawn. */
export function twoFrames() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Runs before the page's own programs: remembers each message that shows up in the corner, however short it stays. */
export function recordMessages() {
  const history = [];
  window.longhaulMessages = history;
  const look = () => {
    for (const message of document.querySelectorAll('.notifications-toasts .notification-list-item-message')) {
      const text = message.textContent ?? '';
      if (text !== '' && message.dataset.recorded !== text) {
        message.dataset.recorded = text;
        history.push(text);
      }
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What `recordMessages` remembered, the first one first. */
export function readHistory() {
  return window.longhaulMessages;
}

/** Runs before the page's own programs: a person's session, as JSON, in the place where VS Code looks for one. */
export function fillSession(session) {
  new MutationObserver((_, observer) => {
    const place = document.getElementById('vscode-workbench-auth-session');
    if (place === null) return;
    place.setAttribute('data-settings', session);
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true });
}

/** Puts HTML into an empty page, with the colours of a theme as variables. */
export function showHtml({ inside, colours }) {
  document.documentElement.setAttribute('style', colours);
  document.documentElement.innerHTML = inside;
}

/** Visible lines of the active editor, top to bottom: `{ number, text }`, `number` 1-based. */
export function readLines() {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor[role="code"]');
  if (editor === null) return [];
  const numbers = new Map(
    [...editor.querySelectorAll('.margin-view-overlays > div')].map((row) => [
      row.style.top,
      Number(row.querySelector('.line-numbers')?.textContent),
    ]),
  );
  return [...editor.querySelectorAll('.view-lines > .view-line')]
    .map((row) => ({
      top: Number.parseFloat(row.style.top),
      number: numbers.get(row.style.top),
      text: row.textContent,
    }))
    .sort((one, other) => one.top - other.top)
    .map(({ number, text }) => ({
      number: number || undefined,
      text: text.replaceAll('\u00a0', ' ').replaceAll('\u200c', ''),
    }));
}

/** Every squiggle in view: `{ severity, line, text }`, one per line it covers; `text` is exactly what is underlined. */
export function readSquiggles() {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor[role="code"]');
  if (editor === null) return [];
  const middle = (box) => (box.top + box.bottom) / 2;
  const rows = [...editor.querySelectorAll('.view-lines > .view-line')];
  const numbers = [...editor.querySelectorAll('.margin-view-overlays .line-numbers')];
  return [...editor.querySelectorAll('.view-overlays [class*="squiggly-"]')]
    .map((mark) => {
      const box = mark.getBoundingClientRect();
      const covers = (element) => {
        const other = element.getBoundingClientRect();
        return middle(other) <= box.bottom + 2 && middle(other) >= box.bottom - other.height;
      };
      const row = rows.find(covers);
      const severity = /squiggly-(\w+)/.exec(mark.className)?.[1] ?? '';
      const line = Number(numbers.find(covers)?.textContent);
      return { severity, line, text: row === undefined ? '' : textBetween(row, box), left: box.left };
    })
    .sort((one, other) => one.line - other.line || one.left - other.left)
    .map(({ severity, line, text }) => ({ severity, line, text }));

  function textBetween(row, box) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let text = '';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let index = 0; index < node.data.length; index++) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const character = range.getBoundingClientRect();
        const center = (character.left + character.right) / 2;
        if (center > box.left && center < box.right) text += node.data[index];
      }
    }
    return text.replaceAll('\u00a0', ' ');
  }
}
