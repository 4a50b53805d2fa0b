internal import CareCore
internal import CareRecords
internal import CareStore

/// What a list of alarms asks for.
enum AlarmQuery {
    /// Names of the parameters beside those of the page.
    static let parameters =
        ["state", "priority", "bed", "rule", "mine"] + QueryReader.places + QueryReader.times

    /// The filter that a request asks for. `state` is `open`, `all`, or how far people have got.
    /// - Throws: `Problem` for a parameter that is none; `forbidden` when a family asks for what is over.
    static func filter(_ request: APIRequest, _ principal: Principal, after number: Int64?) throws -> AlarmFilter {
        let query = request.query
        var filter = AlarmFilter()
        filter.before = number.map { AlarmID($0) }
        let state = query["state"] ?? "open"
        switch state {
        case "open": filter.openOnly = true
        case "all": break
        default:
            let names = ["open", "all"] + WorkState.allCases.map(\.name)
            filter.work = try query.parse("state", expected: "one of \(names.joined(separator: ", "))") { name in
                WorkState.allCases.first { $0.name == name }
            }
        }
        if principal.role == .family, state != "open" {
            throw Problem(.forbidden, "a family sees the open alarms of its bed; leave out the parameter state")
        }
        filter.priority = try query.parse("priority", expected: "P1, P2, P3 or P4") { Priority.named($0) }
        let places = try query.places(in: principal.scope)
        (filter.county, filter.township, filter.provider) = (places.county, places.township, places.provider)
        filter.bed = try query.bed()
        filter.rule = try query.identity("rule")
        filter.from = try query.moment("from")
        filter.until = try query.moment("until")
        if try query.flag("mine") == true { filter.person = principal.user }
        return filter
    }
}
