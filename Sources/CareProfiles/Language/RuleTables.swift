import CareCore

/// What the expressions of one rule share: its parameters, and the windows they ask for.
final class RuleTables {
    /// Where a parameter is kept.
    enum Parameters: Equatable {
        case number(Int16)
        case duration(Int16)
        case table(Int16)
        /// Its value has a fault that is reported already.
        case faulty
    }

    private(set) var parameters: [Parameter] = []
    private(set) var tables: [AltitudeTable] = []
    private(set) var windows: [Window] = []
    private var dayWindows: [DayWindow] = []
    private(set) var used: Set<String> = []
    private var byName: [String: Parameters] = [:]

    var names: [String] { byName.keys.sorted() }

    func add(_ parameter: Parameter) {
        let index = Int16(parameters.count)
        byName[parameter.name] = parameter.isDuration ? .duration(index) : .number(index)
        parameters.append(parameter)
    }

    func add(_ table: AltitudeTable) {
        byName[table.name] = .table(Int16(tables.count))
        tables.append(table)
    }

    /// Keeps the name of a parameter whose value has a fault, so that its uses are not reported too.
    func add(faulty name: String) { byName[name] = .faulty }

    /// Looks a parameter up and remembers that it is used.
    func use(_ name: String) -> Parameters? {
        used.insert(name)
        return byName[name]
    }

    func index(of window: Window) -> Int16 {
        if let index = windows.firstIndex(of: window) { return Int16(index) }
        windows.append(window)
        return Int16(windows.count - 1)
    }

    func index(of window: DayWindow) -> Int16 {
        if let index = dayWindows.firstIndex(of: window) { return Int16(index) }
        dayWindows.append(window)
        return Int16(dayWindows.count - 1)
    }

    /// The windows of the day where nobody gives the bed another night. They are sound, so that none is empty.
    var dailyWindows: [DailyWindow] { dayWindows.compactMap { $0.window(in: .night) } }

    /// Those that the bed's night moves, by index.
    var nightWindows: [Int: DayWindow] {
        Dictionary(uniqueKeysWithValues: dayWindows.enumerated().filter(\.element.followsNight).map { ($0, $1) })
    }

    /// The default value of an operand, in milliseconds for lengths of time.
    func value(of operand: Operand) -> Double {
        switch operand {
        case .constant(let value): value
        case .parameter(let index): parameters[Int(index)].defaultValue
        }
    }
}
