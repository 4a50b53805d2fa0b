/// Fields of the items of a retrofit.
public enum RetrofitField {
    /// What is done.
    public static let work = RecordField<RetrofitWork>("work", "改造项目")
    /// How far it has come.
    public static let status = RecordField<RetrofitStatus>("status", "状态")
    /// Who planned, did, accepted or refused it.
    public static let handler = StepField.person("handler", "经办人")
    /// The sheet, photograph or written refusal.
    public static let document = StepField.document("document", "材料编号")
}

extension RecordTable {
    /// The items of each case's retrofit.
    public static let retrofitItem = RecordTable(
        "retrofitItem",
        key: [.required(SharedField.careCase, refersTo: "careCase"), .required(RetrofitField.work)],
        [
            .required(RetrofitField.status), .required(SharedField.on), .required(RetrofitField.handler, .name),
            .optional(RetrofitField.document), .optional(SharedField.note, .words),
        ])
}
