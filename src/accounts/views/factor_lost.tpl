{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card">
{{#ASK}}
{{#IS_OVER}}<p>{{say:accounts.page.the_code_that_we_mailed}}</p>{{/IS_OVER}}
<p>{{say:accounts.page.your_password_alone_does_not}}</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">{{say:accounts.page.i_have_lost_it_begin}}</button></form>
{{/ASK}}
{{#WAITS}}<p>{{say:accounts.page.you_asked_on_it_goes}}</p>{{/WAITS}}
{{#APPROVED}}
<p>{{say:accounts.page.it_was_confirmed_that_you}}</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">{{say:accounts.page.remove_my_second_factor}}</button></div>
</form>
{{/APPROVED}}
</section>
<section class="gh-card gh-card--quiet" aria-labelledby="how">
<h2 id="how">{{say:common.page.how_it_goes_on}}</h2>
<ol class="gh-numbered">
{{#OF_OFFICE}}<li>{{say:accounts.page.of_your_office_opens_your}}</li>{{/OF_OFFICE}}
{{#OF_STAFF}}<li>{{say:accounts.page.two_people_of_the_staff}}</li>{{/OF_STAFF}}
<li>{{say:accounts.page.then_a_code_goes_to}}</li>
</ol>
<p class="gh-gap"><a href="{{BACK}}">{{say:accounts.page.i_have_found_it_back}}</a></p>
</section>
</div>
