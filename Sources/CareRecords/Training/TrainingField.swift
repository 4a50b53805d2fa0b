/// Fields of a training.
public enum TrainingField {
    /// The training of one person.
    public static let training = RecordField<RecordID>("training", "培训编号")
    /// For a bed of the programme or extended.
    public static let scope = RecordField<TrainingScope>("scope", "培训范围")
    /// What the person is to the resident.
    public static let role = RecordField<TraineeRole>("role", "身份")
    /// Who trained.
    public static let trainer = RecordField<RecordID>("trainer", "培训人")
    /// How it ended.
    public static let result = RecordField<TrainingResult>("result", "考核结果")
    /// The number of the certificate.
    public static let certificate = RecordField<String>("certificate", "证书编号", longest: 64)
    /// Who issued it.
    public static let issuer = RecordField<String>("issuer", "发证单位", longest: 100)
}

extension RecordTable {
    /// Trainings of families and carers.
    public static let training = RecordTable(
        "training", key: [.required(TrainingField.training)],
        [
            .required(TrainingField.scope), .optional(SharedField.bed, refersTo: "bed"),
            .required(TrainingField.role), .required(SharedField.name, .name),
            .optional(SharedField.identityNumber, .identityNumber, isIndexed: true),
            .optional(SharedField.phone, .phone), .required(SharedField.on),
            .required(TrainingField.trainer, refersTo: "staff"),
        ] + TrainingArea.allCases.flatMap { [.required($0.theory), .required($0.practice)] } + [
            .required(TrainingField.result), .optional(TrainingField.certificate), .optional(TrainingField.issuer),
            .optional(VoidField.reason, .words), .optional(VoidField.by, .name),
        ])
}
