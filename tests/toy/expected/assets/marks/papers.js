readinglistPapers("r6544af2", "1Lox0wrFT6lQegFsMQr1XM2HDUDfpEZr88gJYLsP", {"old-name": "renamed", "older-name": "renamed"});
