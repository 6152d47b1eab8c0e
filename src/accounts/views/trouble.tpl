{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--quiet" aria-labelledby="trouble">
<h2 id="trouble">{{say:accounts.page.trouble_logging_in}}</h2>
<ul class="gh-plainlist">
{{#BY_LETTER}}<li>{{say:accounts.page.new_accounts_must_be_activated}}</li>{{/BY_LETTER}}
{{#BY_EMAIL}}<li>{{say:accounts.page.just_registered_open_the_email}}</li>{{/BY_EMAIL}}
<li>{{say:accounts.page.locked_out_set_a_new}}</li>
<li>{{say:accounts.page.new_colleague_accounts_are_personal}}</li>
<li>{{say:accounts.page.something_else_email_the}}</li>
</ul>
</section>
