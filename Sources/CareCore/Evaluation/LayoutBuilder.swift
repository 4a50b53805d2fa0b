/// Flattens the expressions of a profile's rules into one array.
struct LayoutBuilder {
    let slots: [MetricSlot]
    private(set) var instructions: [Instruction] = []
    private(set) var timerCount = 0
    private(set) var windows: [Window] = []

    init(slots: [MetricSlot]) { self.slots = slots }

    mutating func add(_ program: Program) -> Range<Int> {
        let start = instructions.count
        instructions += program.instructions
        return start..<instructions.count
    }

    mutating func reserve(timers: Int, windows: [Window]) {
        timerCount += timers
        self.windows += windows
    }

    /// The longest gap of the sampled metrics that the rule judges, or of the held ones where it judges no other.
    static func maximumGap(of programs: [Program], _ slots: [MetricSlot]) -> Int64 {
        var sampled: Int64 = 0
        var held: Int64 = 0
        for instruction in programs.flatMap(\.instructions) {
            let index: Int16
            switch instruction {
            case .metric(let read), .changed(let read), .distance(let read, _, _): index = read
            default: continue
            }
            let slot = slots[Int(index)]
            let gap = slot.maximumGap.count
            if slot.holds { held = max(held, gap) } else { sampled = max(sampled, gap) }
        }
        return sampled > 0 ? sampled : held > 0 ? held : .max
    }

    /// The silences that the programs ask for, with their lengths in ms, shortest first.
    static func silences(
        in programs: [Program], values: [Double]
    ) -> (
        device: [Int64], metrics: [(slot: Int, length: Int64)], activity: [Int64],
        tests: [(window: Int, length: Int64)]
    ) {
        var device: Set<Int64> = []
        var metrics: [(slot: Int, length: Int64)] = []
        var activity: Set<Int64> = []
        var tests: [(window: Int, length: Int64)] = []
        for program in programs {
            for (operand, step) in zip(program.instructions, program.instructions.dropFirst()) {
                // Only what stands before a silence is a length of time; any other number may be too large for one.
                guard step.asksForSilence else { continue }
                let length: Int64
                switch operand {
                case .constant(let value): length = Int64(value)
                case .parameter(let index): length = Int64(values[Int(index)])
                default: continue
                }
                switch step {
                case .silentDevice: device.insert(length)
                case .silent(let slot): metrics.append((Int(slot), length))
                case .untested(let window): tests.append((Int(window), length))
                default: activity.insert(length)
                }
            }
        }
        return (device.sorted(), metrics, activity.sorted(), tests)
    }
}

extension Instruction {
    /// Whether it pops the length of a silence.
    fileprivate var asksForSilence: Bool {
        switch self {
        case .silent, .silentDevice, .silentActivity, .untested: true
        default: false
        }
    }
}
