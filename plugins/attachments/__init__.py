"""Files to download: every one is opened and looked through before readers are offered it."""
