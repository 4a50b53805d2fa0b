internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Incidents and drills, and everything that is done with them.
    static let incidents: [Route] = [
        .get(
            "/v1/incidents", .may(.readRegister),
            query: Page.parameters + QueryReader.places + QueryReader.times + ["state"]
        ) { request, services in
            let page = try Page(request.query, of: "incidents")
            let filter = try request.query.list(in: try request.principal.scope, page)
            let isOpenOnly = try request.query.word("state", ["open", "all"]) != "all"
            let found = try await services.read {
                try $0.incidents(openOnly: isOpenOnly, filter, limit: page.limit + 1)
            }
            return Answer.json(
                List.page(found, page, of: "incidents", position: { "\($0.id)" }) { Fields($0) })
        },
        .get("/v1/incidents/{incident}", .may(.readRegister)) { request, services in
            let (incident, scope) = (IncidentID(try request.number("incident")), try request.principal.scope)
            let found = try await services.read { reader in
                try reader.incident(incident, scope: scope).map { record in
                    Fields(
                        record,
                        parts: (
                            try reader.beds(of: incident, scope: scope),
                            try reader.problems(of: incident, scope: scope)
                        ))
                }
            }
            guard let found else { throw Problem.notFound("incident") }
            return Answer.json(found)
        },
        .write(.post, "/v1/incidents", .may(.enterOffice)) { request, services in
            let command = try request.fields { fields in
                try IncidentCommand("incident-open", of: Self.noIncident(), fields, beside: [])
            }
            guard case .open(_, let township, _, _)? = command, let county = township.county,
                try request.principal.scope.covers(ScopedPlace(county: county, township: township)), let command
            else { throw Problem.notFound("township") }
            return try await services.carryOut(
                .command(.incident(command, by: try request.principal.user)), for: request)
        },
        .write(
            .post, "/v1/incidents/{incident}/{step}", .may([.enterOffice, .enterCare])
        ) { request, services in
            let (incident, scope) = (IncidentID(try request.number("incident")), try request.principal.scope)
            let name: String = try request.parameter("step") { step in
                IncidentCommand.names.first { $0 == "incident-\(step)" && step != "open" }
            }
            // Whoever looks after a bed of it says what they found; what it comes to is the office's.
            let isOffice = ["incident-accept", "incident-close"].contains(name)
            guard try !isOffice || request.principal.may(.enterOffice) else {
                throw Problem(.forbidden, "this step is the office's that opened the incident")
            }
            guard try await services.read({ try $0.incident(incident, scope: scope) }) != nil else {
                throw Problem.notFound("incident")
            }
            let command = try request.fields { fields in
                try IncidentCommand(name, of: incident, fields, beside: [])
            }
            guard let command else { throw Problem.notFound("step") }
            switch command {
            case .reached(_, let bed, _, _):
                let place = try await services.read { try $0.place(of: bed) }
                guard let place, scope.covers(place) else { throw Problem.notFound("bed") }
            case .rectify(_, let problem, _), .accept(_, let problem, _):
                // What another provider of the township found is theirs to put right.
                let seen = try await services.read { try $0.problems(of: incident, scope: scope) }
                guard seen.contains(where: { $0.number == problem }) else { throw Problem.notFound("problem") }
            case .open, .problem, .close: break
            }
            return try await services.carryOut(
                .command(.incident(command, by: try request.principal.user)), for: request)
        },
    ]
    /// What is opened has no number yet.
    private static func noIncident() throws -> IncidentID { throw Problem.notFound("incident") }
}
