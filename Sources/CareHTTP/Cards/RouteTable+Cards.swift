internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Who lies in a bed, for whoever answers its alarm.
    static let cards: [Route] = [
        .get("/v1/beds/{bed}/card", .may(.readPeople)) { request, services in
            try await Answer.json(
                card(try await bed(request, services), isRevealed: false, request, services), isPersonal: true)
        },
        .write(.post, "/v1/beds/{bed}/card/open", .may(.readPeople), key: .passedOver) { request, services in
            let bed = try await bed(request, services)
            let reason = try request.fields { fields in
                try fields.allow("reason")
                return try fields.note("reason")
            }
            try await Reveal.enter(AccessField.card, [bed.description], because: reason, request, services)
            return try await Answer.json(card(bed, isRevealed: true, request, services), isPersonal: true)
        },
        .get("/v1/family/today", .may(.seeHome)) { request, services in
            guard case .bed(let bed) = try request.principal.scope else {
                throw Problem(.forbidden, "this is for the family of one bed")
            }
            let (now, profiles, key) = (request.now, services.profiles, services.key)
            return try await Answer.json(
                services.read { try FamilyDay(of: bed, in: $0, profiles, key: key, now: now).fields },
                isPersonal: true)
        },
    ]

    private static func bed(_ request: APIRequest, _ services: APIServices) async throws -> BedID {
        let bed = try request.parameter("bed") { BedID($0) }
        let scope = try request.principal.scope
        guard let place = try await services.read({ try $0.place(of: bed) }), scope.covers(place) else {
            throw Problem.notFound("bed \(bed)")
        }
        return bed
    }

    private static func card(
        _ bed: BedID, isRevealed: Bool, _ request: APIRequest, _ services: APIServices
    ) async throws -> Fields {
        let (now, key) = (request.now, services.key)
        return try await services.read { store in
            // The bed lies in the reader's scope: so does whom it serves, wherever their records say that they live.
            let person = try store.withRecords(scope: .everything, key: key) { book in
                try ResidentCard.Person(of: bed, in: book, isRevealed: isRevealed, today: CivilDate(of: now))
            }
            let devices = try store.placedDevices(at: bed, since: now - CardDevice.back)
            return ResidentCard(
                bed: bed.description, revealed: isRevealed, person: person,
                devices: devices.map { CardDevice($0, services.profiles, now: now) }
            ).fields
        }
    }
}
