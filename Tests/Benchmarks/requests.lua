-- Paths for wrk, one after the other: PATHS holds them with blanks between. With DELAY each connection waits so many
-- milliseconds between two requests, which bounds the rate. Anything but 200 is counted and told.
local paths = {}
for path in os.getenv("PATHS"):gmatch("%S+") do paths[#paths + 1] = path end
local pause = tonumber(os.getenv("DELAY") or "0")
local next = 0

if pause > 0 then
    function delay() return pause end
end

function request()
    next = next % #paths + 1
    return wrk.format("GET", paths[next], { Authorization = "Bearer " .. os.getenv("TOKEN") })
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end
function init() others = 0 end
function response(status) if status ~= 200 then others = others + 1 end end

function done(summary, latency)
    local others = 0
    for _, thread in ipairs(threads) do others = others + thread:get("others") end
    local rate = summary.requests * 1e6 / summary.duration
    io.stderr:write(string.format("wrk %d %d %.1f %.2f %.2f %.2f\n", summary.requests, others, rate,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
