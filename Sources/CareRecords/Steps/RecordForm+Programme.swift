extension RecordForm {
    /// What is entered of a resident's way through the programme: case, ability, kit, training and deaths.
    public static let programme: [RecordForm] = [
        caseScreen, caseHomeAssess, caseAgreeRetrofit, retrofitItem, caseAcceptRetrofit, caseAssess, casePlan,
        caseServe, caseEnd, caseConfirmDeath, caseRevertDeath, deathListEntry, assessment, assessmentVoid, kitPlan,
        kitBind, kitTest, kitReading, kitInspect, kitSignOff, kitRefuse, kitRemove, kitSwap, training, trainingVoid,
    ]
}

extension RecordTable {
    /// The tables of these forms, those that others point to first.
    public static let programme: [RecordTable] = [
        assessment, deathList, careCase, retrofitItem, kitItem, kitSwap, training,
    ]
}
