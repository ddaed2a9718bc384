using Microsoft.EntityFrameworkCore.Migrations;

namespace SkinAdvisorBot.Host.Storage.Migrations;

/// <summary>The appointment book: appointments and holds, the time they occupy, closures, and what is to be sent.</summary>
public partial class Booking : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "appointment",
            columns: table => new
            {
                key = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                public_id = table.Column<string>(type: "TEXT", nullable: false),
                status = table.Column<string>(type: "TEXT", nullable: false),
                held_until_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                sequence = table.Column<int>(type: "INTEGER", nullable: false),
                visit = table.Column<string>(type: "TEXT", nullable: false),
                start_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                end_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                start_offset_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                end_offset_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                provider = table.Column<string>(type: "TEXT", nullable: false),
                room = table.Column<string>(type: "TEXT", nullable: false),
                devices = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: true),
                phone = table.Column<string>(type: "TEXT", nullable: true),
                email = table.Column<string>(type: "TEXT", nullable: true),
                consent_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                consent_question = table.Column<string>(type: "TEXT", nullable: true),
                consent_answer = table.Column<string>(type: "TEXT", nullable: true),
                notes = table.Column<byte[]>(type: "BLOB", nullable: false),
                conversation_key = table.Column<long>(type: "INTEGER", nullable: true),
                updated_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_appointment", x => x.key);
                table.ForeignKey(
                    name: "FK_appointment_conversation_conversation_key",
                    column: x => x.conversation_key,
                    principalTable: "conversation",
                    principalColumn: "key",
                    onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.CreateTable(
            name: "closure",
            columns: table => new
            {
                key = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                source = table.Column<string>(type: "TEXT", nullable: false),
                uid = table.Column<string>(type: "TEXT", nullable: false),
                resource = table.Column<string>(type: "TEXT", nullable: true),
                from_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                to_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_closure", x => x.key);
            });

        migrationBuilder.CreateTable(
            name: "notice",
            columns: table => new
            {
                key = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                kind = table.Column<string>(type: "TEXT", nullable: false),
                due_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                appointment_key = table.Column<long>(type: "INTEGER", nullable: true),
                recipient = table.Column<string>(type: "TEXT", nullable: true),
                code = table.Column<string>(type: "TEXT", nullable: true),
                conversation_key = table.Column<long>(type: "INTEGER", nullable: true),
                state = table.Column<string>(type: "TEXT", nullable: false),
                attempts = table.Column<int>(type: "INTEGER", nullable: false),
                last_error = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notice", x => x.key);
                table.ForeignKey(
                    name: "FK_notice_appointment_appointment_key",
                    column: x => x.appointment_key,
                    principalTable: "appointment",
                    principalColumn: "key",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    name: "FK_notice_conversation_conversation_key",
                    column: x => x.conversation_key,
                    principalTable: "conversation",
                    principalColumn: "key",
                    onDelete: ReferentialAction.SetNull);
            });

        migrationBuilder.CreateTable(
            name: "occupied",
            columns: table => new
            {
                resource = table.Column<string>(type: "TEXT", nullable: false),
                cell = table.Column<long>(type: "INTEGER", nullable: false),
                appointment_key = table.Column<long>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_occupied", x => new { x.resource, x.cell });
                table.ForeignKey(
                    name: "FK_occupied_appointment_appointment_key",
                    column: x => x.appointment_key,
                    principalTable: "appointment",
                    principalColumn: "key",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_appointment_conversation_key",
            table: "appointment",
            column: "conversation_key");

        migrationBuilder.CreateIndex(
            name: "IX_appointment_held_until_unix_ms",
            table: "appointment",
            column: "held_until_unix_ms");

        migrationBuilder.CreateIndex(
            name: "IX_appointment_public_id",
            table: "appointment",
            column: "public_id",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_appointment_start_unix_ms",
            table: "appointment",
            column: "start_unix_ms");

        migrationBuilder.CreateIndex(
            name: "IX_closure_source_uid",
            table: "closure",
            columns: new[] { "source", "uid" },
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_closure_to_unix_ms",
            table: "closure",
            column: "to_unix_ms");

        migrationBuilder.CreateIndex(
            name: "IX_notice_appointment_key",
            table: "notice",
            column: "appointment_key");

        migrationBuilder.CreateIndex(
            name: "IX_notice_conversation_key",
            table: "notice",
            column: "conversation_key");

        migrationBuilder.CreateIndex(
            name: "IX_notice_state_due_unix_ms",
            table: "notice",
            columns: new[] { "state", "due_unix_ms" });

        migrationBuilder.CreateIndex(
            name: "IX_occupied_appointment_key",
            table: "occupied",
            column: "appointment_key");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "closure");

        migrationBuilder.DropTable(
            name: "notice");

        migrationBuilder.DropTable(
            name: "occupied");

        migrationBuilder.DropTable(
            name: "appointment");
    }
}
