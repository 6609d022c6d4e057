# Các lệnh của tòa soạn. / The newsroom's commands. GNU make 3.81 (macOS) or later.

PY := .venv/bin/python
DESK := $(PY) -m plugins.desk

# What an editor types reaches the program through the environment, never through a shell's
# command line, so that quotes, $$ and ` in a title stay what they are.
export DESK_TITLE := $(value TITLE)
export DESK_WITH := $(value WITH)
export DESK_DATE := $(value DATE)
export DESK_STORY := $(value STORY)
export DESK_PORT := $(value PORT)
export DESK_FORMAT := $(value FORMAT)
export DESK_REMOVE := $(value REMOVE)
export DESK_FROM := $(value FROM)
export DESK_DIGEST := $(value DIGEST)
export DESK_COMPRESS := $(value COMPRESS)
export DESK_CLEAN := $(value CLEAN)
export DESK_REPLACE := $(value REPLACE)
export DESK_UNDO := $(value UNDO)
export DESK_TO := $(value TO)
export DESK_PULL := $(value PULL)
export DESK_BASE := $(value BASE)
export DESK_BACK := $(value BACK)
export COMPONENTS_ACCEPT := $(value ACCEPT)
export COMPONENTS_PORT := $(value PORT)
export TESTS_INSTALL := $(value INSTALL)
export DEMO_STORIES := $(value STORIES)
export DEMO_SEED := $(value SEED)
# Only from the command line: some systems set NAME for every program.
export DESK_NAME := $(if $(filter command%,$(origin NAME)),$(value NAME))
export DESK_NAME_EN := $(if $(filter command%,$(origin NAME_EN)),$(value NAME_EN))
export DESK_DOMAIN := $(if $(filter command%,$(origin DOMAIN)),$(value DOMAIN))
export DESK_EMAIL := $(if $(filter command%,$(origin EMAIL)),$(value EMAIL))
export DESK_OFFICE := $(if $(filter command%,$(origin OFFICE)),$(value OFFICE))
export DESK_PHONE := $(if $(filter command%,$(origin PHONE)),$(value PHONE))
export DESK_RESPONSIBLE := $(if $(filter command%,$(origin RESPONSIBLE)),$(value RESPONSIBLE))
export DESK_LANGS := $(if $(filter command%,$(origin LANGS)),$(value LANGS))
unexport TITLE WITH DATE STORY PORT FORMAT REMOVE FROM DIGEST COMPRESS CLEAN TO PULL BASE ACCEPT INSTALL BACK REPLACE UNDO NAME NAME_EN DOMAIN EMAIL OFFICE PHONE RESPONSIBLE LANGS STORIES SEED

.PHONY: help start publish due serve-schedule proposal verify deploy test preview check ledger new gallery originals upgrade version demo lint audit lock bench bench-photos bench-search bench-reading bench-lighthouse components screenshots clean setup setup-deploy setup-dev browser
.NOTPARALLEL:

help: ## Liệt kê các lệnh. | List the commands.
	@printf '%s\n' 'Cách dùng / Usage: make LỆNH/COMMAND' ''
	@awk -F '## ' '/^[a-z-]+:.*## / { split($$1, name, ":"); split($$2, words, " [|] "); \
		printf "  make %-16s %s\n%24s%s\n", name[1], words[1], "", words[2] }' Makefile

start: setup ## Mở trang của công đoàn mình thay cho trang mẫu (NAME="…" DOMAIN=… LANGS=vi,en; không ghi thì máy hỏi). | Start a union's own site in place of the sample (asks for what is not given).
	@$(DESK) start

publish: setup ## Kiểm tra, dựng cả trang và đưa vào output/ (REMOVE=… CLEAN=1 để dựng lại từ đầu). | Check, build the whole site into output/ (REMOVE=…, CLEAN=1 reuses nothing).
	@$(DESK) publish

# Asks without the packages: a schedule may do so every few minutes.
due: ## Có gì phải đăng không, trong một giây. | Whether anything is to be published, in a second.
	@$(FIND_PYTHON); "$$found" -m plugins.desk.due

serve-schedule: setup ## Trông trang: tự đăng khi đến hẹn hay nội dung đổi (TO=… PULL=1). | Look after the site: publish when something is due or the content changed (TO=…, PULL=1).
	@$(DESK) serve-schedule

proposal: setup ## Cho biết đề nghị này đổi gì so với BASE (nhánh git hay thư mục), có bản xem trước và ảnh. | Tell what a proposal changes beside BASE (a git branch or a folder), with a preview and pictures.
	@$(DESK) proposal

verify: setup ## So một bản sao hay trang đang chạy với bản đã đăng (FROM=… DIGEST=…). | Compare a copy or the live site with what was published.
	@$(DESK) verify

# Only an object store needs packages of its own.
deploy: $(if $(filter s3://%,$(value TO)),setup-deploy,setup) ## Gửi output/ đã đăng lên máy chủ (TO=…). | Send the published output/ to its host (TO=rsync://…, user@host:/path, /folder, s3://…).
	@$(DESK) deploy

test: setup-dev browser lint ## Chạy mọi phép thử, cả trong trình duyệt (TESTS=… INSTALL=1 cho cài gói hệ thống). | Run every test, the browser's too (TESTS=… INSTALL=1 lets it install system packages).
# Compiled sources are kept whatever the environment says: every process of the tests would compile them.
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest -n auto --dist worksteal $(TESTS)

preview: setup ## Xem thử trên máy này, cả bài nháp (PORT=8000). | See the site here, drafts included (PORT=8000).
	@$(DESK) preview

check: setup ## Chỉ kiểm tra nội dung, vài giây (FORMAT=text|json|github). | Only check the content, in seconds.
	@$(DESK) check

ledger: setup ## Lấy sổ địa chỉ của trang đang chạy (FROM=https://…). | Fetch the running site's URL ledger.
	@$(DESK) ledger

new: setup ## Tạo thư mục bài mới (TITLE="…" WITH=meeting,award DATE=…). | Make a new story's folder.
	@$(DESK) new

gallery: setup ## Liệt kê ảnh trong thư mục bài để viết chú thích (STORY=2025/ten-bai). | List a story's pictures for captions.
	@$(DESK) gallery

originals: setup ## Cất ảnh gốc ra ngoài kho git, để lại bản đủ lớn cho trang (TO=/thư-mục STORY=… BACK=1 lấy lại). | Keep originals in a folder outside the repository, copies large enough for the site here (TO=… STORY=…, BACK=1 brings them back).
	@$(DESK) originals

upgrade: setup ## Đổi sang phiên bản khác của bộ công cụ (FROM=… TO=0.2.0; UNDO=1 để trở lại). | Take another version of the engine (FROM=folder or git address, TO=0.2.0; UNDO=1 goes back).
	@$(DESK) upgrade

version: setup ## Phiên bản đang dùng. | The version in use.
	@$(DESK) version

demo: setup ## Dựng trang thử hư cấu của một công đoàn vào .demo/ (STORIES=300 SEED=1). | Build a fictional union's site in .demo/ (STORIES=300 SEED=1).
	@$(PY) -m tools.demo

lint: setup-dev ## Kiểm tra mã nguồn. | Check the source code.
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m tools.javascript
	@$(PY) -m tools.sample_list --check

audit: setup-dev ## Tìm lỗ hổng đã biết trong các gói đã ghim. | Look for known vulnerabilities in the pinned packages.
	@$(PY) -m pip_audit --strict --progress-spinner off --disable-pip --require-hashes -r requirements.txt -r requirements-deploy.txt -r requirements-dev.txt

lock: setup-dev ## Ghim lại phiên bản các gói. | Pin the packages' versions again.
	@$(PY) -m plugins.desk.lock

bench: setup-dev ## Đo đăng, sửa, kiểm tra, xem thử, bên cạnh Pelican, Hugo, Pagefind (SIZES=1000,10000 RUNS=3 ONLY=ours|peers). | Measure publishing, edits, checks and preview beside Pelican, Hugo and Pagefind.
	@$(PY) -m bench $(if $(SIZES),--sizes $(SIZES)) $(if $(RUNS),--runs $(RUNS)) $(if $(ONLY),--only $(ONLY))

bench-photos: setup-dev ## Đo ảnh so với Hugo: máy, bộ nhớ, dung lượng, độ đẹp (PHOTOS=120). | Measure pictures beside Hugo.
	@$(PY) -m bench.photos $(if $(PHOTOS),--photos $(PHOTOS))

bench-search: setup-dev browser ## Đo tìm kiếm bằng văn xuôi thật (SIZE=5000). | Measure the search on real prose.
	@$(PY) -m bench.search $(if $(SIZE),--size $(SIZE))

bench-reading: setup-dev ## Đo cách đọc Markdown so với Python-Markdown. | Measure the reading of Markdown beside Python-Markdown.
	@$(PY) -m bench.reading

bench-lighthouse: setup-dev browser ## Cho Lighthouse chấm các trang đã đăng (RUNS=3). | Let Lighthouse judge the published pages (RUNS=3).
	@$(PY) -m bench.lighthouse $(if $(RUNS),--runs $(RUNS))

components: setup-dev browser ## Dựng trang mọi thành phần giao diện, so với ảnh mẫu (ACCEPT=1, PORT=8001). | Build the page of the theme's components, compare it with the references.
	@$(PY) -m tests.components

screenshots: setup-dev browser ## Chụp lại ảnh trong hai bản hướng dẫn. | Take the pictures in the guides anew.
	@$(PY) -m tools.screenshots

# .build/ also remembers which files and new addresses of output/ were published: that stays.
clean: ## Xóa những gì máy tự tạo; giữ output/ và .venv/. | Remove what was made; keeps output/ and .venv/.
	rm -rf .build/site .build/work .build/desk.log .preview .demo .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find plugins tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Python 3.11 or later: the one named in PYTHON, else the first that is found.
FIND_PYTHON = found=; \
	for python in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if [ -n "$$python" ] && command -v "$$python" >/dev/null 2>&1 && \
			"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
			then found="$$python"; break; fi; done; \
	if [ -z "$$found" ]; then printf '%s\n' \
		'Cần Python 3.11 trở lên. Hãy cài rồi chạy lại, hoặc chỉ rõ: PYTHON=/đường/dẫn/python3 make …' \
		'Python 3.11 or later is needed. Install it and run again, or name it: PYTHON=/path/to/python3 make …' >&2; \
		exit 1; fi

setup:
	@$(FIND_PYTHON); "$$found" -I plugins/desk/environment.py requirements.txt

setup-deploy:
	@$(FIND_PYTHON); "$$found" -I plugins/desk/environment.py requirements.txt requirements-deploy.txt

setup-dev:
	@$(FIND_PYTHON); "$$found" -I plugins/desk/environment.py requirements.txt requirements-dev.txt

browser: setup-dev
	@$(PY) -m tests.browser_setup
	@$(PY) -m tests.nginx_setup
	@$(PY) -m tests.rsync_setup
