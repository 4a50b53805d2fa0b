internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Alarms, what people do with them, and the order of all that happens to them.
    static let alarms: [Route] =
        [
            .get("/v1/alarms", .may(.readAlarms), query: AlarmQuery.parameters + Page.parameters, listAlarms),
            .get("/v1/alarms/log", .may(.readAlarms), query: ["after", "limit"] + QueryReader.places, readLog),
            .get(
                "/v1/alarms/feed", .may(.readAlarms), query: ["after", "heartbeat"], produces: [MediaType.events]
            ) { request, services in try await FeedStream(request, services).response() },
            .get("/v1/alarms/{alarm}", .may(.readAlarms), showAlarm),
            .write(.post, "/v1/alarms/{alarm}/present", .may(.sayPresent)) { request, services in
                let alarm = try await visible(request, services)
                try request.fields { try $0.allow([]) }
                let (user, now) = (try request.principal.user, request.now)
                let isSaid = try await services.look { store in
                    try store.history(of: alarm.id).contains {
                        $0.cause == .commented && $0.by == user && $0.detail == AlarmRemark(familyIsThere)
                            && now - $0.at < presentAgain
                    }
                }
                if isSaid { return Answer.done("the desk knows it already") }
                return try await services.carryOut(
                    .command(.step(alarm.id, .comment(familyIsThere), by: user)), for: request)
            },
        ]
        + AlarmStep.names.map { name in
            .write(.post, "/v1/alarms/{alarm}/\(name)", .may(.answerAlarms)) { request, services in
                let alarm = try await visible(request, services)
                let step = try request.fields { fields in
                    guard let step = try AlarmStep(name, fields, beside: []) else {
                        preconditionFailure("\(name) is one of AlarmStep.names")
                    }
                    return step
                }
                return try await services.carryOut(
                    .command(.step(alarm.id, step, by: try request.principal.user)), for: request)
            }
        }

    private static let familyIsThere = "家属已到场 family is there"
    /// Within this time the same person says the same of an alarm once: each time is a transition that everybody hears.
    private static let presentAgain = Milliseconds.minutes(5)

    private static func listAlarms(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let principal = try request.principal
        let page = try Page(request.query, of: "alarms")
        let filter = try AlarmQuery.filter(request, principal, after: try page.afterNumber)
        let found = try await services.read {
            try $0.alarms(filter, scope: principal.scope, limit: page.limit + 1)
        }
        return Answer.json(
            List.page(found, page, of: "alarms", position: { "\($0.id)" }) {
                Fields($0, titles: services.titles, tellsWho: principal.hearsWho)
            })
    }

    /// Parts of the log that one request for it looks through at most.
    private static let mostLooks = 20

    private static func showAlarm(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let alarm = try await visible(request, services)
        let principal = try request.principal
        let tellsWho = principal.hearsWho
        let (history, people) = try await services.look { store in
            let history = try store.history(of: alarm.id)
            let people = (history.map(\.by) + [alarm.hold?.by]).compactMap { $0 }
            return (history, tellsWho ? try Colleagues.named(people, for: principal, store, services.key) : [])
        }
        var answer = Fields(alarm, titles: services.titles, tellsWho: tellsWho)
        answer.put("history", history.map { Fields($0, of: alarm.id, tellsWho: tellsWho) })
        answer.put("people", people)
        return Answer.json(answer)
    }

    private static func readLog(_ request: APIRequest, _ services: APIServices) async throws -> Response {
        let principal = try request.principal
        guard principal.role != .family else {
            throw Problem(.forbidden, "the log tells of alarms that are over; a family follows the feed")
        }
        let limit = try request.query.number("limit", in: 1...Page.most) ?? Page.usual
        let after =
            try request.query.parse("after", expected: "0, or the \"next\" of the answer before") { text in
                Int64(text).flatMap { $0 >= 0 && text.allSatisfy(\.isNumber) ? $0 : nil }
            } ?? 0
        guard after <= (try await services.read { try $0.newestLoggedAlarm() }) else { throw Cursor.problem }
        let places = try request.query.places(in: principal.scope)
        var (part, looks) = (AlarmLogPart(entries: [], end: after, isWhole: false), 0)
        // Whoever sees little of the log passes over the rest in a few steps and not in one answer each.
        while part.entries.isEmpty, !part.isWhole, looks < mostLooks {
            let end = part.end
            part = try await services.read { try $0.alarmLog(after: end, limit: limit, in: places) }
            looks += 1
        }
        // A log has no last page: `next` is what `after` is in the next request.
        return Answer.json(
            List.whole(part.entries.map { Fields($0, titles: services.titles, tellsWho: true) }, next: "\(part.end)"))
    }

    /// The alarm that a path names, for who may see it: a family sees the open ones alone.
    private static func visible(_ request: APIRequest, _ services: APIServices) async throws -> AlarmRecord {
        let principal = try request.principal
        let id = try request.parameter("alarm") { text in
            Int64(text).flatMap { $0 >= 1 ? AlarmID($0) : nil }
        }
        let found = try await services.look { try $0.alarm(id, scope: principal.scope) }
        guard let found, principal.role != .family || !found.state.isOver else {
            throw Problem.notFound("alarm \(id)")
        }
        return found
    }
}
