/** How the panel looks: the editor's own fonts and theme colours, readable at any zoom and in high contrast. */

export const panelStyle = `
  body {
    max-width: 44em;
    margin: 0 auto;
    padding: 0.5em 1.5em 3em;
    color: var(--vscode-editor-foreground);
    background: var(--vscode-editor-background);
    font-family: var(--vscode-font-family);
    font-size: calc(var(--vscode-font-size, 13px) * 1.08);
    line-height: 1.55;
    overflow-wrap: break-word;
  }
  h1 { font-size: 1.6em; font-weight: 600; line-height: 1.25; margin: 0.8em 0 0.6em; }
  h2 { font-size: 1.15em; font-weight: 600; margin: 1.8em 0 0.4em; }
  p, ul, ol { margin: 0.5em 0; }
  ul, ol { padding-left: 1.6em; }
  li { margin: 0.3em 0; }
  main a, footer a { color: var(--vscode-textLink-foreground); text-decoration: underline; text-underline-offset: 0.15em; }
  a:hover { color: var(--vscode-textLink-activeForeground); }
  a:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
  code, pre { font-family: var(--vscode-editor-font-family); font-size: 0.92em; }
  code { color: var(--vscode-editor-foreground); background: var(--vscode-textCodeBlock-background); padding: 0.1em 0.3em; border-radius: 3px; }
  pre {
    margin: 0.3em 0 0.8em;
    padding: 0.7em 0.9em;
    overflow-x: auto;
    background: var(--vscode-textCodeBlock-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 4px;
  }
  pre code { padding: 0; background: none; }
  .here pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  table { border-collapse: collapse; }
  th, td { text-align: left; padding: 0.2em 0.8em 0.2em 0; vertical-align: top; }
  .here {
    margin: 1em 0 1.6em;
    padding: 0.2em 1.1em 0.9em;
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
    border-left: 3px solid var(--vscode-focusBorder);
    border-radius: 4px;
  }
  .here h2 { margin-top: 0.7em; }
  .where { color: var(--vscode-descriptionForeground); }
  .label { margin: 0.9em 0 0; font-weight: 600; }
  .line { display: block; min-height: 1.45em; padding-left: 2ch; text-indent: -2ch; }
  del, ins { text-decoration: none; word-break: break-all; }
  del { background: var(--vscode-diffEditor-removedLineBackground, var(--vscode-diffEditor-removedTextBackground)); }
  ins { background: var(--vscode-diffEditor-insertedLineBackground, var(--vscode-diffEditor-insertedTextBackground)); }
  .actions { list-style: none; margin: 0.9em 0 0; padding: 0; }
  .actions li { margin: 0.5em 0; }
  .note { color: var(--vscode-descriptionForeground); }
  main a.button {
    display: inline-block;
    padding: 0.35em 0.9em;
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 4px;
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
    text-decoration: none;
  }
  a.button:hover { background: var(--vscode-button-hoverBackground); color: var(--vscode-button-foreground); }
  footer { margin-top: 2.5em; padding-top: 0.8em; border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
`;
