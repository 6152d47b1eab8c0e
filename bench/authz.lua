-- For wrk: asks with one of many sessions, taken at random. Arguments: FILE OF TOKENS, COOKIE, ["each"].
-- With "each" every token is asked about in turn, which brings them all into the cache.

local threads = 0
function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
    thread:set("threads", threads)
end

local requests = {}
local each = false
local at = 0

function init(args)
    local head = "GET " .. wrk.path .. " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nCookie: " .. args[2] .. "="
    for token in io.lines(args[1]) do
        requests[#requests + 1] = head .. token .. "\r\n\r\n"
    end
    each = args[3] == "each"
    at = each and number * math.floor(#requests / 2) or 0 -- Two threads: each has a half.
    math.randomseed(os.time() * 10 + number)
end

function request()
    if each then
        at = at % #requests + 1
        return requests[at]
    end
    return requests[math.random(#requests)]
end

function done(summary, latency)
    local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format('result {"requests": %d, "microseconds": %d, "failed": %d, "p50": %d, "p95": %d, "p99": %d}\n',
        summary.requests, summary.duration, failed + summary.errors.status, latency:percentile(50),
        latency:percentile(95), latency:percentile(99)))
end
