internal import CareCore

extension RecordTable {
    /// Service visits.
    public static let visit = RecordTable(
        "visit", key: [.required(VisitField.visit)],
        [
            .required(SharedField.careCase, refersTo: "careCase"),
            .required(SharedField.resident, refersTo: "resident"),
            .required(SharedField.bed, refersTo: "bed"),
            .required(SharedField.provider, refersTo: "provider"),
            .required(SharedField.county, refersTo: "county"),
            .required(VisitField.ordinal), .required(VisitField.purpose), .required(VisitField.state),
            .optional(VisitField.staff), .optional(VisitField.plannedStart), .optional(VisitField.plannedEnd),
            .optional(VisitField.plannedItems), .optional(VisitField.subsidised), .optional(VisitField.dispatchedAt),
            .optional(VisitField.arrivedAt), .optional(VisitField.method), .optional(PlaceField.latitude, .address),
            .optional(PlaceField.longitude, .address), .optional(VisitField.accuracy), .optional(VisitField.startAt),
            .optional(VisitField.endAt), .optional(VisitField.items), .optional(VisitField.planAdjusted),
            .optional(VisitField.planAdjustment, .words), .optional(VisitField.skillsTaught),
            .optional(VisitField.devicesChecked), .optional(VisitField.signature), .optional(VisitField.photos),
            .optional(VisitField.note, .words), .optional(VisitField.approval), .optional(VisitField.isLate),
            .optional(VisitField.enteredAt), .optional(VisitField.anomalies), .optional(VisitField.ratedAt),
            .optional(VisitField.rating), .optional(VisitField.complaint), .optional(VisitField.followedUpAt),
            .optional(VisitField.followUpNote, .words), .optional(VisitField.cancelledAt),
            .optional(VisitField.cancelReason), .optional(VisitField.voidedAt), .optional(VisitField.voidReason),
            .optional(VisitField.endingNote, .words), .optional(VisitField.heldFrom),
            .optional(VisitField.corroboration), .optional(VisitField.corroborationReasons),
            .optional(VisitField.vitalsMeasured, .words), .optional(VisitField.consumables),
        ])

    /// Who was ever assigned to a visit, with the certificate that counted. Who serves it now stands in the visit.
    public static let visitStaff = RecordTable(
        "visitStaff",
        key: [.required(VisitField.visit, refersTo: "visit"), .required(SharedField.staff, refersTo: "staff")],
        [
            .required(StaffField.qualification), .optional(StaffField.certificate),
            .required(VisitLineField.busyFrom), .required(VisitLineField.busyUntil),
        ])

    /// What was planned and done on a visit, with the standard and the price of its day.
    public static let visitItem = RecordTable(
        "visitItem", key: [.required(VisitField.visit, refersTo: "visit"), .required(VisitLineField.item)],
        [
            .optional(VisitLineField.plannedMinutes), .required(VisitLineField.standardMinutes),
            .optional(VisitLineField.actualMinutes), .required(VisitLineField.price),
        ])

    /// What tags at beds and card readers said, and what came of it.
    public static let visitCheckIn = RecordTable(
        "visitCheckIn",
        key: [
            .required(SharedField.bed, refersTo: "bed"), .required(KitField.device, refersTo: "device"),
            .required(SharedField.at),
        ],
        [
            .optional(CheckInField.card), .required(CheckInField.result),
            .optional(VisitField.visit, refersTo: "visit"), .optional(CheckInField.refusal),
        ])

    /// Each county's list of services. An item may stand in it several times, from different days on, so that an
    /// earlier visit keeps the price and the minutes of its day.
    public static let serviceItem = RecordTable(
        "serviceItem",
        key: [
            .required(SharedField.county, refersTo: "county"), .required(VisitLineField.item),
            .required(ServiceItemField.validFrom),
        ],
        [
            .optional(ServiceItemField.validUntil), .required(ServiceItemField.title),
            .required(ServiceItemField.category), .required(VisitLineField.standardMinutes),
            .required(VisitLineField.price),
        ])
}
