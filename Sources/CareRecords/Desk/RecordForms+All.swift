extension RecordForms {
    /// Every form of the programme.
    public static let all = RecordForms(
        RecordForm.people + RecordForm.programme + RecordForm.visits + RecordForm.duty + [.access]
            + RecordForm.assets + RecordForm.moneyForms + RecordForm.users + [.summaryFreeze])

    /// Every table of the programme, in an order in which each comes after those that it refers to.
    public static let tables: [RecordTable] =
        people + RecordTable.programme + RecordTable.visits + duty
        + RecordTable.assets + RecordTable.moneyTables + RecordTable.users + [.summaryFreeze]

    private static let people: [RecordTable] = [
        .county, .township, .village, .provider, .staff, .residence, .resident, .residentContact, .consent,
    ]

    private static let duty: [RecordTable] = [
        .calendarDay, .calendarYear, .emergencyCall, .dutyLog, .shiftHandover, .abnormalEvent, .abnormalFollowUp,
        .authorityNotice, .authorityRule, .complaint,
    ]
}
