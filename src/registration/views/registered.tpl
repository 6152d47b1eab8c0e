{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#MASTER}}
<section class="gh-status is-info" aria-label="{{say:registration.page.what_happens_now}}">{{icon:mail}}<div class="gh-wrap-time"><p>{{say:registration.page.your_letter_is_mailed_on}}</p><p class="gh-soft">{{say:registration.page.use_its_code_by}}</p></div></section>
{{>CLOCKS}}
<section class="gh-card"><h2>{{say:registration.page.when_the_letter_is_here}}</h2><ol class="gh-steps"><li>{{say:registration.page.log_in_with_your_username}}</li><li>{{say:registration.page.enter_the_exactly_as_printed}}</li><li>{{say:registration.page.choose_a_password_of_your}}</li></ol></section>
{{/MASTER}}
{{#INDIVIDUAL}}
<section class="gh-status is-info" aria-label="{{say:registration.page.what_happens_now}}">{{icon:hourglass_empty}}<div><p>{{HEADING}}</p><p class="gh-soft">{{TEXT}}</p></div></section>
<section class="gh-card"><h2>{{say:registration.page.then}}</h2><p>{{say:registration.page.log_in_with_your_username_and}}</p></section>
{{/INDIVIDUAL}}
</div>
<aside class="gh-col gh-aside" aria-label="{{say:common.page.help}}">
{{#ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.where_the_letter_goes}}</h2><p>{{say:registration.page.to_the_address_you_selected}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.the_letter_does_not_come}}</h2><p>{{say:registration.page.from_on_you_can_say}}</p></section>
<section class="gh-card gh-card--quiet"><h2>{{say:registration.page.only_on_paper}}</h2><p>{{say:registration.page.we_never_give_this_code}}</p></section>
{{/ADDRESS}}
<section class="gh-card gh-card--quiet"><h2>{{say:common.page.help}}</h2><p>{{say:registration.page.email_the_service_desk_service}}</p></section>
</aside>
</div>
