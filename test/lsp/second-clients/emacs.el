;; Drives Eglot in Emacs: opens a workflow, waits for what the server says, and takes the first fix, as a person would.
;; Writes what it saw to the file in LONGHAUL_RESULT as JSON.
(require 'eglot)
(require 'json)
(require 'flymake)

(define-derived-mode plain-yaml-mode prog-mode "YAML")
(add-to-list 'auto-mode-alist '("\\.yml\\'" . plain-yaml-mode))
(add-to-list 'eglot-server-programs
             `(plain-yaml-mode . (,(getenv "LONGHAUL_NODE") ,(getenv "LONGHAUL_SERVER") "lsp" "--stdio")))
(setq eglot-sync-connect 20
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1)

(defun until (holds)
  (let ((rounds 200))
    (while (and (> rounds 0) (not (funcall holds)))
      (accept-process-output nil 0.1)
      (setq rounds (1- rounds)))
    (funcall holds)))

(defun said ()
  (mapcar (lambda (one) (substring-no-properties (flymake-diagnostic-text one))) (flymake-diagnostics)))

(defun pins () (seq-filter (lambda (one) (string-match-p "Pin it to one commit" (flymake-diagnostic-text one))) (flymake-diagnostics)))

(find-file ".github/workflows/ci.yml")
(apply #'eglot (eglot--guess-contact))
(let (seen offered silent (buffer (current-buffer)))
  (until #'said)
  (setq seen (said))
  (when (pins)
    (goto-char (flymake-diagnostic-beg (car (pins))))
    ;; A person is asked which one; the first entry is the fix itself.
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (setq offered (mapcar (lambda (one) (if (consp one) (car one) one)) choices))
                 (car offered))))
      ;; A key, not the mouse: with the mouse it opens a menu instead.
      (let ((last-nonmenu-event ?x)) (call-interactively #'eglot-code-actions)))
    ;; What Emacs does when it is idle, which it never is without a screen.
    (eglot--signal-textDocument/didChange)
    (flymake-start)
    (setq silent (until (lambda () (not (pins))))))
  (with-temp-file (getenv "LONGHAUL_RESULT")
    (insert (json-encode `((seen . ,(vconcat seen))
                           (offered . ,(vconcat offered))
                           (silent . ,(if silent t :json-false))
                           (text . ,(with-current-buffer buffer
                                      (buffer-substring-no-properties (point-min) (point-max)))))))))
(set-buffer-modified-p nil)
(kill-emacs)
