-- For wrk: signs people in. Arguments: FILE OF BROWSERS, PEOPLE, PASSWORD.
-- A browser has opened the form before: a line holds its cookie and the token of its form.

local threads = {}
function setup(thread)
    thread:set("number", #threads)
    threads[#threads + 1] = thread
end

signed_in = 0
local browsers = {}
local people, password

function init(args)
    for line in io.lines(args[1]) do
        local cookie, token = line:match("^(%S+) (%S+)$")
        browsers[#browsers + 1] = { cookie = cookie, token = token }
    end
    people, password = tonumber(args[2]), args[3]
    math.randomseed(os.time() * 10 + number)
end

function request()
    local browser = browsers[math.random(#browsers)]
    local network = string.format("10.%d.%d.%d", math.random(0, 255), math.random(0, 255), math.random(1, 254))
    local body = string.format("csrf_token=%s&username=person-%d&password=%s", browser.token, math.random(people),
        password)
    return wrk.format("POST", nil, {
        ["Host"] = wrk.headers["Host"],
        ["Cookie"] = browser.cookie,
        ["Content-Type"] = "application/x-www-form-urlencoded",
        ["X-Forwarded-For"] = network, -- Many networks, or the limit for each would answer.
    }, body)
end

function response(status)
    if status == 303 then
        signed_in = signed_in + 1
    end
end

function done(summary, latency)
    local count = 0
    for _, thread in ipairs(threads) do
        count = count + thread:get("signed_in")
    end
    io.write(string.format('result {"requests": %d, "microseconds": %d, "failed": %d, "p50": %d, "p95": %d, "p99": %d}\n', count,
        summary.duration, summary.requests - count, latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
