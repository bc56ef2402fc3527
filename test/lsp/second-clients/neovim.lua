-- Drives Neovim's own client: opens a workflow, waits for what the server says, and takes the first fix, as a person would.
-- Writes what it saw to the file in LONGHAUL_RESULT as JSON.
local result = { seen = {}, offered = {} }

local function finish()
  result.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
  vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.LONGHAUL_RESULT)
  vim.cmd('qall!')
end

vim.cmd('edit .github/workflows/ci.yml')
local client = vim.lsp.start_client({
  name = 'longhaul',
  cmd = { vim.env.LONGHAUL_NODE, vim.env.LONGHAUL_SERVER, 'lsp', '--stdio' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)

local arrived = vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
if not arrived then return finish() end
local wanted
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(result.seen, diagnostic.source .. ': ' .. diagnostic.message)
  if diagnostic.code == 'pin-actions' or (diagnostic.user_data and diagnostic.user_data.lsp.code == 'pin-actions') then
    wanted = diagnostic
  end
end
if not wanted then return finish() end

-- Newer editors ask with a list; the first entry is the fix itself.
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do table.insert(result.offered, (options.format_item(item))) end
  choose(items[1], 1)
end
local before = vim.api.nvim_buf_get_changedtick(0)
vim.api.nvim_win_set_cursor(0, { wanted.lnum + 1, wanted.col })
vim.lsp.buf.code_action()
vim.wait(20000, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)

result.silent = vim.wait(20000, function()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.message == wanted.message then return false end
  end
  return true
end)
finish()
