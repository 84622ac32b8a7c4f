readinglistPapers("r0a0c519", "wrFT61Lox0lQegFXM2HDsMQr1UDfpEZr88gJYLsP", {"old-name": "renamed", "older-name": "renamed"});
