/** A real RSA-2048 public key whose private half was thrown away: it reads as valid and signs for nobody. */
export const MADE_UP_DKIM_KEY =
  'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAt3UXOHmJG1ASzS9OmVVL1YKEo8qvXU/waZZAogGpPIKjw/9nIvy9C9YMaifm/SNyb+J/5kU8mYlyrFqyd+wUtjqobxdkgdyj2WTY80ZA+XBc3UL8J2WVjNCPxqyXSqCb/MzzYb049yTOSxQpApd49mBw1Y4xhLMxJ1Gy+C9CNJpCNUImIUVBw2dEWm4A4nQ1mm3RdPGgxYA/GX0daZ6kcN07cbzzJGliiHNxQA38eiEF9mMS0EJ8jjXCghWZtq/qMSPjWEz4hseLzwnHSaQ9IVFW2Ab+XxTm7XitL1CYy1xbVqkrN4ZQsiK6Lbr8yEuidQAp0rsnNo5UGVRYQDJpdwIDAQAB';
