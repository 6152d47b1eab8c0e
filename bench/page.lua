-- For wrk: one page, again and again. Argument: the cookie, or nothing.

function init(args)
    if args[1] and args[1] ~= "" then
        wrk.headers["Cookie"] = args[1]
    end
end

function done(summary, latency)
    local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    io.write(string.format('result {"requests": %d, "microseconds": %d, "failed": %d, "p50": %d, "p95": %d, "p99": %d}\n',
        summary.requests, summary.duration, failed + summary.errors.status, latency:percentile(50),
        latency:percentile(95), latency:percentile(99)))
end
