public import FleetModel
public import SimKit

extension Scenario {
    /// Most readings in one message of history. Source: DESIGN 6, messages of at most 16 KiB.
    private static let historyFrames: Int64 = 60

    /// The story on a clock, as a player plays it.
    public func story(start: Moment) -> Story {
        let households = cast.households
        var scripts: [[StoryDeed]] = households.map { _ in [] }
        // Filled in when the story begins; what is handed in together sees what stands before it.
        var orders = books.isEmpty ? [] : [StoryOrder(at: start, .enter(books.map { $0.filled(at: start) }))]
        for (index, entry) in timeline.enumerated() {
            let at = start + entry.at
            switch entry.action {
            case .readings(let device, let fields, let every, let length):
                let end = end(of: device, from: index, length: length)
                add(device, to: &scripts, times(from: entry.at, every: every, until: end)) { moment, seat in
                    StoryDeed(at: start + moment, .readings(device: seat.device, fields))
                }
            case .event(let device, let event, let times, let every):
                add(device, to: &scripts, (0..<times).map { entry.at + every * $0 }) { moment, seat in
                    StoryDeed(at: start + moment, .event(device: seat.device, event))
                }
            case .history(let device, let fields, let ago, let every, let length):
                let begin = entry.at - ago
                let moments = times(from: begin, every: every, until: begin + length)
                let frames = moments.map { StoryDeed.Frame(at: start + $0, fields: fields) }
                let seat = cast.seat(of: device)
                for first in stride(from: 0, to: frames.count, by: Int(Self.historyFrames)) {
                    let part = Array(frames[first..<min(first + Int(Self.historyFrames), frames.count)])
                    scripts[seat.household].append(StoryDeed(at: at, .history(device: seat.device, part)))
                }
            case .linkLost(let bed): scripts[cast.beds[bed].household].append(StoryDeed(at: at, .linkLost))
            case .linkBack(let bed): scripts[cast.beds[bed].household].append(StoryDeed(at: at, .linkBack))
            case .acknowledge(let rule, let subject):
                orders.append(StoryOrder(at: at, .acknowledge(rule: rule, subject: subject)))
            case .callBack(let rule, let subject):
                orders.append(StoryOrder(at: at, .callBack(rule: rule, subject: subject)))
            case .close(let rule, let subject, let reason):
                orders.append(StoryOrder(at: at, .close(rule: rule, subject: subject, reason: reason)))
            case .form(let form): orders.append(StoryOrder(at: at, .enter([form.filled(at: at)])))
            case .give(let device, let bed):
                let given = cast.devices[device]
                let household = households[cast.beds[bed].household]
                let order = StoryOrder.Kind.assign(
                    cast.plan(given), household, bed: cast.place(ofBed: bed, for: given))
                orders.append(StoryOrder(at: at, order))
            }
        }
        return Story(start: start, end: start + end, households: households, scripts: scripts, orders: orders)
    }

    private func add(
        _ device: Int, to scripts: inout [[StoryDeed]], _ moments: [TimeSpan],
        _ deed: (TimeSpan, Cast.Seat) -> StoryDeed
    ) {
        let seat = cast.seat(of: device)
        for moment in moments { scripts[seat.household].append(deed(moment, seat)) }
    }

    /// A device says the same until it says something else.
    private func end(of device: Int, from index: Int, length: TimeSpan?) -> TimeSpan {
        let next = timeline[(index + 1)...].first { entry in
            if case .readings(device, _, _, _) = entry.action { return true }
            return false
        }
        let latest = next?.at ?? end
        return length.map { min(timeline[index].at + $0, latest) } ?? latest
    }

    private func times(from begin: TimeSpan, every: TimeSpan?, until end: TimeSpan) -> [TimeSpan] {
        guard let every else { return [begin] }
        let count = max(1, ((end - begin).milliseconds + every.milliseconds - 1) / every.milliseconds)
        return (0..<count).map { begin + every * $0 }
    }
}
