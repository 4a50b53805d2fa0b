internal import CareCore
internal import GRDB

extension ProblemRecord {
    /// Reads a row of `NamedQuery.orderProblems` or `.problemsSince`.
    init(_ row: Row) throws {
        let order: Int64 = row[0]
        guard let bed = BedID(row[2] as String) else {
            throw StoreError(.damaged, "order \(order) has bed \(row[2] as String), which is none")
        }
        guard let priority = Priority(rawValue: row["priority"]) else {
            throw StoreError(
                .damaged, "a problem of order \(order) has priority \(row["priority"] as Int64), unknown here")
        }
        func moment(_ name: String) -> Timestamp? {
            (row[name] as Int64?).map { Timestamp(milliseconds: $0) }
        }
        var problem = MaintenanceProblem(
            number: row[1], rule: row["rule"], device: (row["deviceNumber"] as Int32?).map { DeviceNumber($0) },
            alarm: (row["alarm"] as Int64?).map { AlarmID($0) }, priority: priority,
            foundAt: Timestamp(milliseconds: row["foundAt"]),
            lastAt: Timestamp(milliseconds: row["lastAt"]), count: row["count"], endedAt: moment("endedAt"))
        problem.report = (row["report"] as String?).map {
            RepairReport(by: row["reportedBy"], text: $0, thing: row["thing"])
        }
        problem.assignment = moment("assignedAt").map {
            RepairAssignment(
                at: $0, by: row["assignedBy"], to: row["assignee"], due: Timestamp(milliseconds: row["dueAt"]))
        }
        problem.mending = moment("mendedAt").map {
            RepairMending(
                at: $0, by: row["mendedBy"],
                work: RepairWork(
                    text: row["work"], parts: row["parts"], replacedBattery: row["replacedBattery"]))
        }
        if let at = moment("evidenceAt") {
            guard let kind = RepairEvidence.Kind(rawValue: row["evidence"]) else {
                throw StoreError(.damaged, "a problem of order \(order) has evidence of an unknown kind")
            }
            problem.evidence = RepairEvidence(kind: kind, at: at)
        }
        if let at = moment("acceptedAt") {
            guard let proof = ProofColumns(number: row["proof"], inspection: row["inspection"]).proof else {
                throw StoreError(.damaged, "a problem of order \(order) has a proof of an unknown kind")
            }
            problem.acceptance = RepairAcceptance(at: at, by: row["acceptedBy"], proof: proof)
        }
        problem.signature = moment("signedAt").map {
            RepairSignature(at: $0, by: row["signedBy"], note: row["signNote"])
        }
        self.init(
            order: OrderID(order), bed: bed, device: (row["device"] as String?).flatMap { DeviceID($0) },
            profile: row["profile"], problem: problem)
    }
}
